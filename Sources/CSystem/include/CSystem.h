#pragma once

/// Swaps two paths in one step (renameat2 with RENAME_EXCHANGE).
/// Returns 0, or -1 with errno set (EINVAL or ENOSYS where the file system cannot do it).
int csystem_rename_exchange(const char *a, const char *b);
