/* The simulator for a C test, a server that breaks off, and downloads from both. */
#ifndef BACKORDER_TESTS_SENDING_H
#define BACKORDER_TESTS_SENDING_H

#include "check.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define PASSWORD "test.passw0rd"
#define CHECK_OK_THEN(call) checked_(call, #call, __LINE__)

static inline void checked_(backorder_result result, const char *call, int line) {
  if (result == BACKORDER_OK) return;
  fprintf(stderr, "sending: line %d: %s gave %u\n", line, call, (unsigned)result);
  exit(1);
}

static char simulator_url[128];
static char simulator_root[128];
static int simulator_port;
static int simulator_input = -1;
static pid_t simulator = -1;

/* Ends with this program, whose end closes its input. */
static void start_simulator(const char *program) {
  int out[2], in[2];
  char line[256] = "";
  size_t size = 0;
  CHECK(pipe(out) == 0 && pipe(in) == 0);
  simulator = fork();
  CHECK(simulator >= 0);
  if (simulator == 0) {
    dup2(in[0], 0);
    dup2(out[1], 1);
    for (int i = 0; i < 2; i++) close(out[i]), close(in[i]);
    execl(program, "ispapi-sim", "--now", "2026-12-01 00:00:00", "--stdin", (char *)NULL);
    _exit(127);
  }
  close(out[1]);
  close(in[0]);
  simulator_input = in[1];
  while (size + 1 < sizeof line && read(out[0], line + size, 1) == 1 && line[size] != '\n') size++;
  line[size] = '\0';
  close(out[0]);
  CHECK(sscanf(line, "listening on %127s", simulator_url) == 1);
  CHECK(sscanf(simulator_url, "http://127.0.0.1:%d/", &simulator_port) == 1);
  snprintf(simulator_root, sizeof simulator_root, "http://127.0.0.1:%d", simulator_port);
}

static void stop_simulator(void) {
  close(simulator_input);
  CHECK(waitpid(simulator, NULL, 0) == simulator);
}

static int dial(int port) {
  struct sockaddr_in address;
  memset(&address, 0, sizeof address);
  address.sin_family = AF_INET;
  address.sin_port = htons((uint16_t)port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int socket_ = socket(AF_INET, SOCK_STREAM, 0);
  CHECK(socket_ >= 0 && connect(socket_, (struct sockaddr *)&address, sizeof address) == 0);
  return socket_;
}

/* Tells the simulator what is to come: `fault?fault=cut`. */
static void control(const char *what) {
  char request[512], answer[256];
  int socket_ = dial(simulator_port);
  int size = snprintf(request, sizeof request,
                      "POST /control/%s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\n"
                      "Connection: close\r\n\r\n",
                      what);
  CHECK(write(socket_, request, (size_t)size) == size);
  ssize_t got = read(socket_, answer, sizeof answer - 1);
  CHECK(got > 0);
  answer[got] = '\0';
  if (strncmp(answer, "HTTP/1.1 200", 12) != 0) fprintf(stderr, "%s: %s\n", what, answer);
  CHECK(strncmp(answer, "HTTP/1.1 200", 12) == 0);
  while (read(socket_, answer, sizeof answer) > 0) continue;
  close(socket_);
}

static backorder_connection *connection_to(const char *url) {
  backorder_connection *connection;
  CHECK_OK(backorder_connection_new(BACKORDER_PLATFORM_ISPAPI, true, text("test.user"),
                                    text(PASSWORD), &connection));
  CHECK_OK(backorder_connection_set(connection, BACKORDER_PART_ENDPOINT, text(url)));
  return connection;
}

/* A server for two requests: the first gets half of a file, the second the range it asks for. */
static const char FILE_BYTES[] = "example.com;2027-01-13 19:00:00\n";
static int breaking_listener = -1;

static void head_of(int socket_, char *head, size_t room) {
  size_t size = 0;
  while (size + 1 < room && read(socket_, head + size, 1) == 1) {
    head[++size] = '\0';
    if (strstr(head, "\r\n\r\n")) return;
  }
}

static void *break_off(void *seen) {
  char head[2048] = "", answer[512];
  size_t whole = sizeof FILE_BYTES - 1, half = whole / 2;
  int first = accept(breaking_listener, NULL, NULL);
  head_of(first, head, sizeof head);
  int size = snprintf(answer, sizeof answer,
                      "HTTP/1.1 200 OK\r\nContent-Length: %zu\r\nETag: \"1\"\r\n\r\n%.*s", whole,
                      (int)half, FILE_BYTES);
  CHECK(write(first, answer, (size_t)size) == size);
  close(first);
  int second = accept(breaking_listener, NULL, NULL);
  head_of(second, seen, sizeof head);
  size = snprintf(answer, sizeof answer,
                  "HTTP/1.1 206 Partial Content\r\nContent-Length: %zu\r\nETag: \"1\"\r\n"
                  "Content-Range: bytes %zu-%zu/%zu\r\n\r\n%s",
                  whole - half, half, whole - 1, whole, FILE_BYTES + half);
  CHECK(write(second, answer, (size_t)size) == size);
  close(second);
  return NULL;
}

static int listen_on_loopback(int *port) {
  struct sockaddr_in address;
  socklen_t size = sizeof address;
  memset(&address, 0, sizeof address);
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  CHECK(listener >= 0 && bind(listener, (struct sockaddr *)&address, sizeof address) == 0);
  CHECK(listen(listener, 4) == 0);
  CHECK(getsockname(listener, (struct sockaddr *)&address, &size) == 0);
  *port = ntohs(address.sin_port);
  return listener;
}

/* How far it came, as often as it was told. */
struct far_ {
  size_t told;
  uint64_t bytes, bytes_total;
};

static void came_so_far(void *context, uint64_t bytes, uint64_t bytes_total) {
  struct far_ *far_ = context;
  CHECK(bytes > far_->bytes && bytes <= bytes_total);
  *far_ = (struct far_){far_->told + 1, bytes, bytes_total};
}

static void resumed_download(const char *folder) {
  char url[128], path[512], seen[2048] = "";
  backorder_download *download;
  backorder_fetched fetched;
  pthread_t thread;
  int port;
  breaking_listener = listen_on_loopback(&port);
  CHECK(pthread_create(&thread, NULL, break_off, seen) == 0);
  snprintf(url, sizeof url, "http://127.0.0.1:%d/list.csv", port);
  snprintf(path, sizeof path, "%s/resumed.csv", folder);
  backorder_limits *limits;
  CHECK_OK(backorder_limits_new(&limits));
  CHECK_OK(backorder_limits_set(limits, BACKORDER_LIMIT_ATTEMPTS, 1));
  CHECK_OK(backorder_download_new(text(url), text(path), limits, &download));
  backorder_limits_free(limits);
  struct far_ far_ = {0, 0, 0};
  CHECK_RESULT(backorder_download_on_progress(NULL, came_so_far, &far_),
               BACKORDER_ERROR_NULL_POINTER);
  CHECK_OK(backorder_download_on_progress(download, came_so_far, &far_));
  CHECK_RESULT(backorder_download_fetch(download, sizeof fetched, &fetched),
               BACKORDER_ERROR_TRANSPORT);
  CHECK(far_.told > 0 && far_.bytes == (sizeof FILE_BYTES - 1) / 2);
  CHECK(far_.bytes_total == sizeof FILE_BYTES - 1);
  CHECK(access(path, F_OK) != 0);
  CHECK_OK(backorder_download_fetch(download, sizeof fetched, &fetched));
  CHECK(pthread_join(thread, NULL) == 0);
  CHECK(fetched.is_new && fetched.bytes == sizeof FILE_BYTES - 1);
  CHECK(far_.told > 1 && far_.bytes == far_.bytes_total && far_.bytes == fetched.bytes);
  CHECK(fetched.resumed_at == (sizeof FILE_BYTES - 1) / 2 && fetched.sha256.len == 64);
  CHECK(strstr(seen, "ange: bytes=") != NULL);
  close(breaking_listener);
  backorder_download_free(download);
}

static void downloads(const char *folder) {
  char url[192], path[512];
  backorder_download *download;
  backorder_fetched fetched;
  backorder_cancel *cancel;
  resumed_download(folder);
  control("droplist?names=50&days=3");
  snprintf(url, sizeof url, "%s/droplist.zip", simulator_root);
  snprintf(path, sizeof path, "%s/droplist.zip", folder);
  CHECK_OK(backorder_download_new(text(url), text(path), NULL, &download));
  CHECK_OK(backorder_download_fetch(download, sizeof fetched, &fetched));
  CHECK(fetched.is_new && fetched.bytes > 0 && fetched.resumed_at == 0);
  CHECK_OK(backorder_download_on_progress(download, NULL, NULL));
  CHECK_OK(backorder_download_fetch(download, sizeof fetched, &fetched));
  CHECK(!fetched.is_new && fetched.bytes == 0 && fetched.sha256.len == 0);
  CHECK_OK(backorder_download_set_sha256(download, text("00")));
  CHECK_RESULT(backorder_download_fetch(download, sizeof fetched, &fetched),
               BACKORDER_ERROR_INVALID);
  CHECK_OK(backorder_cancel_new(&cancel));
  CHECK_OK(backorder_download_cancelled_by(download, cancel));
  backorder_cancel_now(cancel);
  CHECK_RESULT(backorder_download_fetch(download, sizeof fetched, &fetched),
               BACKORDER_ERROR_CANCELLED);
  backorder_cancel_free(cancel);
  CHECK_OK(backorder_download_set_proxy(download, text("ftp://proxy.example")));
  backorder_download_free(download);
  /* What came is a list. */
  FILE *file = fopen(path, "rb");
  static uint8_t bytes[1 << 16];
  backorder_import *import;
  backorder_image *image;
  CHECK(file != NULL);
  size_t size = fread(bytes, 1, sizeof bytes, file);
  fclose(file);
  CHECK_OK(backorder_import_new(INT64_C(1796083200), &import));
  CHECK_OK(backorder_import_feed_archive(import, bytes, size));
  CHECK_OK(backorder_import_finish(import, NULL, &image));
  CHECK(backorder_image_size(image) > 0);
  backorder_image_free(image);
  backorder_import_free(import);
  CHECK_OK(backorder_download_new(text("http://files.example/list.zip"), text(path), NULL,
                                  &download));
  CHECK_RESULT(backorder_download_fetch(download, sizeof fetched, &fetched),
               BACKORDER_ERROR_CONFIG);
  backorder_download_free(download);
}

#endif
