"""A task database as Prisma's migrations make it, with the rows of the example that its assignment names."""

import sqlite3

SCHEMA = """
CREATE TABLE "Venture" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "icon" TEXT NOT NULL, "status" TEXT NOT NULL,
  "priority" TEXT NOT NULL, "capitalSpent" REAL NOT NULL DEFAULT 0, "capitalBudget" REAL NOT NULL, "description" TEXT,
  "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" DATETIME NOT NULL);
CREATE TABLE "Task" ("id" TEXT NOT NULL PRIMARY KEY, "title" TEXT NOT NULL, "description" TEXT, "status" TEXT NOT NULL,
  "priority" TEXT NOT NULL, "estimatedCost" REAL, "actualCost" REAL, "tags" TEXT, "output" TEXT, "error" TEXT,
  "assignedTo" TEXT, "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" DATETIME NOT NULL,
  "completedAt" DATETIME, "ventureId" TEXT NOT NULL, "actualTokens" INTEGER, "estimatedTokens" INTEGER,
  FOREIGN KEY ("ventureId") REFERENCES "Venture" ("id") ON DELETE CASCADE ON UPDATE CASCADE);
CREATE TABLE "Agent" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "status" TEXT NOT NULL, "model" TEXT NOT NULL,
  "currentTask" TEXT, "tokensUsed" INTEGER NOT NULL DEFAULT 0, "maxTokens" INTEGER NOT NULL DEFAULT 200000,
  "sessionsCount" INTEGER NOT NULL DEFAULT 0, "lastActiveAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" DATETIME NOT NULL);
CREATE TABLE "Activity" ("id" TEXT NOT NULL PRIMARY KEY, "type" TEXT NOT NULL, "title" TEXT NOT NULL, "description" TEXT,
  "level" TEXT NOT NULL, "metadata" TEXT, "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, "ventureId" TEXT,
  "taskId" TEXT, "agentId" TEXT,
  FOREIGN KEY ("ventureId") REFERENCES "Venture" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
  FOREIGN KEY ("taskId") REFERENCES "Task" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
  FOREIGN KEY ("agentId") REFERENCES "Agent" ("id") ON DELETE SET NULL ON UPDATE CASCADE);
"""
BEGIN = 1770702849000


def seeded(path):
    """2 ventures, 2 agents, 3 tasks, 2 activities."""
    database = sqlite3.connect(path)
    database.executescript(SCHEMA)
    database.executemany(
        'INSERT INTO "Venture" VALUES (?, ?, ?, \'active\', ?, 0, ?, NULL, ?, ?)',
        [("clxyz-ecommerce", "E-Commerce Automation", "🛍️", "high", 80, BEGIN, BEGIN),
         ("clxyz-allbirds", "Allbirds Automation", "👟", "medium", 40, BEGIN, BEGIN)])
    database.executemany(
        'INSERT INTO "Task" ("id", "title", "status", "priority", "estimatedCost", "tags", "createdAt", "updatedAt",'
        ' "ventureId") VALUES (?, ?, \'queue\', ?, ?, ?, ?, ?, ?)',
        [("clxyz123", "Set up web scraper for Allbirds product pages", "high", 5, '["scraping","python"]', BEGIN + 1,
          BEGIN + 1, "clxyz-allbirds"),
         ("clxyz124", "Research profitable product niches", "high", 8, '["research"]', BEGIN + 2, BEGIN + 2,
          "clxyz-ecommerce"),
         ("clxyz125", "Build product listing optimizer", "medium", 10, None, BEGIN + 3, BEGIN + 3, "clxyz-ecommerce")])
    database.executemany(
        'INSERT INTO "Agent" VALUES (?, ?, \'online\', \'claude\', NULL, 0, 200000, 0, ?, ?, ?)',
        [("agent-main", "Main Agent", BEGIN, BEGIN, BEGIN), ("agent-telegram", "Telegram Bot", BEGIN, BEGIN, BEGIN)])
    database.executemany(
        'INSERT INTO "Activity" ("id", "type", "title", "description", "level", "createdAt") VALUES (?, ?, ?, ?, ?, ?)',
        [("act-1", "task_created", "Tasks initialized", "Initial tasks added to the queue", "info", BEGIN),
         ("act-2", "agent_status_changed", "Agents online", "Both agents are online", "success", BEGIN + 1)])
    database.commit()
    database.close()
    return path
