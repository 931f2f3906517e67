package io.gondola.kubectl;

/** {@code kubectl top}: a cluster without a metrics server, as a simulated one is, refuses it. */
final class TopCommand implements Command {

  @Override
  public String summary() {
    return "Show what pods and nodes use, which needs a metrics server.";
  }

  @Override
  public Flags flags() {
    return Flags.of(Finder.FLAGS);
  }

  @Override
  public void run(Arguments arguments, Session session) {
    throw new KubectlException("Metrics API not available");
  }
}
