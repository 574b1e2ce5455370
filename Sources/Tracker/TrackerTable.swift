import SQLite

/// The tables of the task database; names and columns are those of the Prisma models.
enum TrackerTable: String, CaseIterable {
  case venture = "Venture"
  case task = "Task"
  case agent = "Agent"
  case activity = "Activity"

  /// The name as it stands in SQL.
  var quoted: String { "\"\(rawValue)\"" }

  /// The columns that every such table has.
  var columns: [String] {
    switch self {
    case .venture:
      [
        "id", "name", "icon", "status", "priority", "capitalSpent", "capitalBudget", "description", "createdAt",
        "updatedAt",
      ]
    case .task:
      [
        "id", "title", "description", "status", "priority", "estimatedCost", "actualCost", "tags", "output", "error",
        "assignedTo", "createdAt", "updatedAt", "completedAt", "ventureId",
      ]
    case .agent:
      [
        "id", "name", "status", "model", "currentTask", "tokensUsed", "maxTokens", "sessionsCount", "lastActiveAt",
        "createdAt", "updatedAt",
      ]
    case .activity:
      ["id", "type", "title", "description", "level", "metadata", "createdAt", "ventureId", "taskId", "agentId"]
    }
  }

  /// The columns that a later migration added: a database of the first one lacks them.
  static let tokenColumns = ["actualTokens", "estimatedTokens"]

  /// Makes the tables as Prisma's migrations do.
  static let schema = """
    CREATE TABLE "Venture" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "name" TEXT NOT NULL,
        "icon" TEXT NOT NULL,
        "status" TEXT NOT NULL,
        "priority" TEXT NOT NULL,
        "capitalSpent" REAL NOT NULL DEFAULT 0,
        "capitalBudget" REAL NOT NULL,
        "description" TEXT,
        "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
        "updatedAt" DATETIME NOT NULL
    );
    CREATE TABLE "Task" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "title" TEXT NOT NULL,
        "description" TEXT,
        "status" TEXT NOT NULL,
        "priority" TEXT NOT NULL,
        "estimatedCost" REAL,
        "actualCost" REAL,
        "tags" TEXT,
        "output" TEXT,
        "error" TEXT,
        "assignedTo" TEXT,
        "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
        "updatedAt" DATETIME NOT NULL,
        "completedAt" DATETIME,
        "ventureId" TEXT NOT NULL,
        "actualTokens" INTEGER,
        "estimatedTokens" INTEGER,
        CONSTRAINT "Task_ventureId_fkey" FOREIGN KEY ("ventureId") REFERENCES "Venture" ("id") ON DELETE CASCADE ON UPDATE CASCADE
    );
    CREATE TABLE "Agent" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "name" TEXT NOT NULL,
        "status" TEXT NOT NULL,
        "model" TEXT NOT NULL,
        "currentTask" TEXT,
        "tokensUsed" INTEGER NOT NULL DEFAULT 0,
        "maxTokens" INTEGER NOT NULL DEFAULT 200000,
        "sessionsCount" INTEGER NOT NULL DEFAULT 0,
        "lastActiveAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
        "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
        "updatedAt" DATETIME NOT NULL
    );
    CREATE TABLE "Activity" (
        "id" TEXT NOT NULL PRIMARY KEY,
        "type" TEXT NOT NULL,
        "title" TEXT NOT NULL,
        "description" TEXT,
        "level" TEXT NOT NULL,
        "metadata" TEXT,
        "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
        "ventureId" TEXT,
        "taskId" TEXT,
        "agentId" TEXT,
        CONSTRAINT "Activity_ventureId_fkey" FOREIGN KEY ("ventureId") REFERENCES "Venture" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
        CONSTRAINT "Activity_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
        CONSTRAINT "Activity_agentId_fkey" FOREIGN KEY ("agentId") REFERENCES "Agent" ("id") ON DELETE SET NULL ON UPDATE CASCADE
    );
    """
}
