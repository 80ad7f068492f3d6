/* Made from backorder.h by `make generate`; do not edit. Comments and contract: there. */
typedef struct backorder_cancel backorder_cancel;
typedef struct backorder_download backorder_download;
typedef struct backorder_outcomes backorder_outcomes;
typedef struct backorder_registrar backorder_registrar;
typedef void (*backorder_download_progress)(void *context, uint64_t bytes, uint64_t bytes_total);
typedef struct backorder_fetched {
  bool is_new;
  uint64_t bytes;
  uint64_t resumed_at;
  struct backorder_str sha256;
} backorder_fetched;
backorder_result backorder_cancel_new(struct backorder_cancel **out);
void backorder_cancel_now(const struct backorder_cancel *cancel);
bool backorder_cancel_is_on(const struct backorder_cancel *cancel);
void backorder_cancel_free(struct backorder_cancel *cancel);
backorder_result backorder_download_new(struct backorder_str url,
                                        struct backorder_str path,
                                        const struct backorder_limits *limits,
                                        struct backorder_download **out);
backorder_result backorder_download_set_proxy(struct backorder_download *download,
                                              struct backorder_str url);
backorder_result backorder_download_set_sha256(struct backorder_download *download,
                                               struct backorder_str digits);
backorder_result backorder_download_cancelled_by(struct backorder_download *download,
                                                 const struct backorder_cancel *cancel);
backorder_result backorder_download_on_progress(struct backorder_download *download,
                                                backorder_download_progress progress,
                                                void *context);
backorder_result backorder_download_fetch(struct backorder_download *download,
                                          size_t size,
                                          struct backorder_fetched *out);
void backorder_download_free(struct backorder_download *download);
backorder_result backorder_registrar_carry_out(const struct backorder_registrar *registrar,
                                               const struct backorder_effect *effect,
                                               const struct backorder_contacts *contacts,
                                               struct backorder_outcome **out);
backorder_result backorder_outcomes_new(const struct backorder_registrar *registrar,
                                        size_t limit,
                                        struct backorder_outcomes **out);
backorder_result backorder_outcomes_add(struct backorder_outcomes *outcomes,
                                        const struct backorder_effect *effect,
                                        const struct backorder_contacts *contacts);
backorder_result backorder_outcomes_next(struct backorder_outcomes *outcomes,
                                         struct backorder_outcome **out);
struct backorder_str backorder_outcomes_effect(const struct backorder_outcomes *outcomes);
size_t backorder_outcomes_stop(struct backorder_outcomes *outcomes);
void backorder_outcomes_free(struct backorder_outcomes *outcomes);
backorder_result backorder_registrar_funds(const struct backorder_registrar *registrar,
                                           size_t size,
                                           struct backorder_reseller_funds *out);
backorder_result backorder_registrar_application(const struct backorder_registrar *registrar,
                                                 struct backorder_str reference,
                                                 struct backorder_table **out);
backorder_result backorder_registrar_applications(const struct backorder_registrar *registrar,
                                                  struct backorder_str domain,
                                                  struct backorder_table **out);
backorder_result backorder_registrar_domain(const struct backorder_registrar *registrar,
                                            struct backorder_str name,
                                            struct backorder_table **out);
backorder_result backorder_registrar_domains(const struct backorder_registrar *registrar,
                                             struct backorder_str pattern,
                                             struct backorder_table **out);
backorder_result backorder_registrar_exchange_rates(const struct backorder_registrar *registrar,
                                                    struct backorder_str to,
                                                    struct backorder_table **out);
backorder_result backorder_registrar_new(const struct backorder_connection *connection,
                                         const struct backorder_limits *limits,
                                         struct backorder_registrar **out);
backorder_result backorder_registrar_new_recorded(const struct backorder_connection *connection,
                                                  const struct backorder_limits *limits,
                                                  struct backorder_registrar **out);
backorder_result backorder_registrar_new_replay(const struct backorder_connection *connection,
                                                const struct backorder_limits *limits,
                                                struct backorder_str recording,
                                                struct backorder_registrar **out);
backorder_result backorder_registrar_recording(const struct backorder_registrar *registrar,
                                               struct backorder_text **out);
backorder_result backorder_registrar_cancelled_by(const struct backorder_registrar *registrar,
                                                  const struct backorder_cancel *cancel,
                                                  struct backorder_registrar **out);
backorder_result backorder_registrar_call(const struct backorder_registrar *registrar,
                                          const struct backorder_command *command,
                                          struct backorder_answer **out);
backorder_result backorder_registrar_ask(const struct backorder_registrar *registrar,
                                         const struct backorder_command *command,
                                         struct backorder_table **out);
backorder_result backorder_registrar_diagnose(const struct backorder_registrar *registrar,
                                              const struct backorder_str *commands,
                                              size_t count,
                                              struct backorder_table **out);
backorder_result backorder_registrar_metrics(const struct backorder_registrar *registrar,
                                             size_t size,
                                             struct backorder_metrics *out);
void backorder_registrar_free(struct backorder_registrar *registrar);
backorder_result backorder_registrar_start_session(const struct backorder_registrar *registrar);
backorder_result backorder_registrar_set_otp_source(struct backorder_registrar *registrar,
                                                    backorder_otp_source source,
                                                    void *context);
backorder_result backorder_registrar_end_session(const struct backorder_registrar *registrar);
backorder_result backorder_registrar_session(const struct backorder_registrar *registrar,
                                             struct backorder_text **out);
backorder_result backorder_registrar_resume_session(const struct backorder_registrar *registrar,
                                                    struct backorder_str session);
