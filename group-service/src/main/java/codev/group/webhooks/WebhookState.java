package codev.group.webhooks;

/** Whether messages are sent to a webhook. */
public enum WebhookState {
  ACTIVE,
  /** By an administrator; the messages are sent once it is resumed. */
  PAUSED,
  /** Because it did not accept a message, however often it was tried; likewise. */
  DISABLED,
  DELETED
}
