#pragma once
#include <stdarg.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <microhttpd.h>

/* What the daemon is started with. MHD_start_daemon takes any arguments: Swift does not see it. */
struct fleetledger_http_options {
  int listening_socket;
  unsigned int threads;
  unsigned int connections;
  unsigned int connections_per_address;
  unsigned int idle_seconds;
  size_t connection_bytes;
  void *context;
  MHD_AccessHandlerCallback answer;
  MHD_RequestCompletedCallback completed;
  MHD_NotifyConnectionCallback connection_changed;
  void *(*begun)(void *context, const char *target, struct MHD_Connection *connection);
};

/* What clients do wrong is no fault of ours, and is not told. */
static void fleetledger_http_no_log(void *context, const char *format, va_list arguments) {
  (void)context;
  (void)format;
  (void)arguments;
}

/* Targets are decoded by us: the library would lose which slashes were encoded. */
static size_t fleetledger_http_keep_encoded(void *context, struct MHD_Connection *connection, char *text) {
  size_t length = 0;
  (void)context;
  (void)connection;
  while (text[length] != 0) length++;
  return length;
}

static inline struct MHD_Daemon *fleetledger_http_start(const struct fleetledger_http_options *options) {
  return MHD_start_daemon(
      MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG, 0, NULL, NULL, options->answer,
      options->context, MHD_OPTION_EXTERNAL_LOGGER, fleetledger_http_no_log, NULL, MHD_OPTION_LISTEN_SOCKET,
      options->listening_socket, MHD_OPTION_THREAD_POOL_SIZE, options->threads, MHD_OPTION_CONNECTION_LIMIT,
      options->connections, MHD_OPTION_PER_IP_CONNECTION_LIMIT, options->connections_per_address,
      MHD_OPTION_CONNECTION_TIMEOUT, options->idle_seconds, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
      options->connection_bytes, MHD_OPTION_NOTIFY_COMPLETED, options->completed, options->context,
      MHD_OPTION_NOTIFY_CONNECTION, options->connection_changed, options->context, MHD_OPTION_URI_LOG_CALLBACK,
      options->begun, options->context, MHD_OPTION_UNESCAPE_CALLBACK, fleetledger_http_keep_encoded, NULL,
      MHD_OPTION_END);
}

/* MHD_get_connection_info takes any arguments too. Null or -1 where the library knows nothing. */
static inline int fleetledger_http_socket(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info == NULL ? -1 : (int)info->connect_fd;
}

static inline const struct sockaddr *fleetledger_http_client(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  return info == NULL ? NULL : info->client_addr;
}

static inline void *fleetledger_http_connection_context(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  return info == NULL ? NULL : info->socket_context;
}

static inline struct MHD_Response *fleetledger_http_response(const void *bytes, size_t count) {
  return MHD_create_response_from_buffer(count, (void *)bytes, MHD_RESPMEM_MUST_COPY);
}

/* A body that is told of and not sent: nobody ever reads it. */
static ssize_t fleetledger_http_read_nothing(void *context, uint64_t position, char *buffer, size_t limit) {
  (void)context;
  (void)position;
  (void)buffer;
  (void)limit;
  return MHD_CONTENT_READER_END_WITH_ERROR;
}

static inline struct MHD_Response *fleetledger_http_unsent_response(uint64_t size) {
  return MHD_create_response_from_callback(size, 4096, fleetledger_http_read_nothing, NULL, NULL);
}

/* The size of a stream that ends when it ends is a macro with a cast. */
static inline struct MHD_Response *fleetledger_http_stream(
    MHD_ContentReaderCallback read, void *context, MHD_ContentReaderFreeCallback end) {
  return MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 4096, read, context, end);
}
