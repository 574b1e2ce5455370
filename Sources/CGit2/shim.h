#pragma once
#include <git2.h>

/* git_libgit2_opts takes a variable number of arguments, which Swift cannot call. */
static inline int fleet_git_forget_search_path(git_config_level_t level) {
  return git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, "");
}
static inline int fleet_git_verify_hashes(void) {
  return git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 1);
}
static inline int fleet_git_hold_objects(long long bytes) {
  return git_libgit2_opts(GIT_OPT_SET_CACHE_MAX_SIZE, (ssize_t)bytes);
}
