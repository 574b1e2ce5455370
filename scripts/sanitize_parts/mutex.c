// Tells ThreadSanitizer what Swift's runtime library, which is not instrumented, does to a `Mutex` that somebody waits
// for. How one is taken and given back at once is compiled into the caller and seen; waiting for it, and waking who
// waits, is not, and every access behind that would be reported. These two stand before the library's functions, call
// them, and say what was done.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>

#define LOCK_SLOW "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"  // _MutexHandle._lockSlow(_: UInt32)
#define UNLOCK_SLOW "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"       // _MutexHandle._unlockSlow()
#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context)) void *lock

void __tsan_acquire(void *address);
void __tsan_release(void *address);

SWIFT void lock_slow(uint32_t thread, SELF) __asm__(LOCK_SLOW);
SWIFT void unlock_slow(SELF) __asm__(UNLOCK_SLOW);

SWIFT void lock_slow(uint32_t thread, SELF) {
  SWIFT void (*library)(uint32_t, SELF) = (SWIFT void (*)(uint32_t, SELF))dlsym(RTLD_NEXT, LOCK_SLOW);
  if (!library) abort();
  library(thread, lock);
  __tsan_acquire(lock);
}

SWIFT void unlock_slow(SELF) {
  SWIFT void (*library)(SELF) = (SWIFT void (*)(SELF))dlsym(RTLD_NEXT, UNLOCK_SLOW);
  if (!library) abort();
  __tsan_release(lock);
  library(lock);
}
