package codev.group.webhooks;

/** Kinds of facts that a webhook is sent. The types of messages are for ever. */
public enum WebhookKind {
  PROGRAMME_DECLARED("programme.declared"),
  GROUP_FORMED("group.formed"),
  SESSION_PLANNED("session.planned"),
  SESSION_MOVED("session.moved"),
  SESSION_CANCELLED("session.cancelled"),
  SESSION_OPENED("session.opened"),
  /** Too few were present: it is held another day. */
  SESSION_POSTPONED("session.postponed"),
  SESSION_HELD("session.held");

  private final String type;

  WebhookKind(String type) {
    this.type = type;
  }

  /** As messages name it. */
  public String type() {
    return type;
  }
}
