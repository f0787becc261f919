package codev.infra.tracing;

/** A step of what a request causes; the web servers observe the requests themselves. */
public enum TracedStep {
  /** A page was sent: what is done on it belongs to the same trace. */
  PAGE("codev.page"),
  /** A command, until its events are appended. */
  COMMAND("codev.command"),
  /** A message of a neighbour, while its listener handles it. */
  MESSAGE("codev.message"),
  /** Events, while an event processor takes them: into a view, to Kafka, to open pages. */
  PROCESSOR("codev.processor"),
  /** What is new, while it is sent to an open page. */
  STREAM("codev.stream");

  private final String observation;

  TracedStep(String observation) {
    this.observation = observation;
  }

  /** Its stable name. */
  String observation() {
    return observation;
  }
}
