#define _GNU_SOURCE
#include "CSystem.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

int csystem_rename_exchange(const char *a, const char *b) {
  return renameat2(AT_FDCWD, a, AT_FDCWD, b, RENAME_EXCHANGE);
}

// A signal's handler reaches nothing but what is global.
static int stop_pipe = -1;
static volatile sig_atomic_t stops = 0;

static void stop(int signal) {
  int saved = errno;
  if (stops++ > 0) _exit(128 + signal);
  if (write(stop_pipe, "", 1) < 0) _exit(128 + signal);
  errno = saved;
}

int csystem_stop_descriptor(void) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
  stop_pipe = ends[1];
  struct sigaction action = {.sa_handler = stop, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  if (sigaction(SIGTERM, &action, NULL) != 0 || sigaction(SIGINT, &action, NULL) != 0) return -1;
  return ends[0];
}
