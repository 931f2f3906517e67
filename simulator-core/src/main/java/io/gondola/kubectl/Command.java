package io.gondola.kubectl;

/** A command of kubectl. */
interface Command {

  /** In a few words, for its help. */
  String summary();

  Flags flags();

  /**
   * Runs it.
   *
   * @throws KubectlException if it makes no sense
   * @throws io.gondola.api.meta.ApiException if the server refuses it
   */
  void run(Arguments arguments, Session session);
}
