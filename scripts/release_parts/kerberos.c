// The functions of Kerberos that libgit2 names, for a binary that is linked without it. libgit2 calls them when it logs
// in to a server; FleetLedger only reads repositories on disk, so none is ever called. Each answers GSS_S_UNAVAILABLE.
enum { unavailable = 16u << 16 };

void *GSS_C_NT_HOSTBASED_SERVICE = 0;

unsigned gss_delete_sec_context(void) { return unavailable; }
unsigned gss_display_status(void) { return unavailable; }
unsigned gss_import_name(void) { return unavailable; }
unsigned gss_indicate_mechs(void) { return unavailable; }
unsigned gss_init_sec_context(void) { return unavailable; }
unsigned gss_release_buffer(void) { return unavailable; }
unsigned gss_release_name(void) { return unavailable; }
unsigned gss_release_oid_set(void) { return unavailable; }
