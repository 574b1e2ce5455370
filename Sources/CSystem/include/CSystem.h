#pragma once

/// Swaps two paths in one step (renameat2 with RENAME_EXCHANGE).
/// Returns 0, or -1 with errno set (EINVAL or ENOSYS where the file system cannot do it).
int csystem_rename_exchange(const char *a, const char *b);

/// From now on SIGTERM and SIGINT do not end the process, but make the descriptor that is returned readable. A second
/// signal ends it at once. Returns -1 with errno set when that cannot be. To be called once.
int csystem_stop_descriptor(void);
