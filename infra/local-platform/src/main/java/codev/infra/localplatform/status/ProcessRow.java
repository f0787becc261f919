package codev.infra.localplatform.status;

/** A process as the page shows it. */
public record ProcessRow(String name, String state, int port, long memoryMegabytes) {}
