package codev.infra.localplatform.stores;

import static java.util.stream.Collectors.joining;

import codev.infra.localplatform.process.CliException;
import java.util.Arrays;

/** The log of a service, which is a database of its own. */
public enum ServiceLog {
  GROUPS("group-service", "codev_groups"),
  SESSIONS("session-service", "codev_sessions"),
  LEARNING("learning-service", "codev_learning");

  private final String service;
  private final String database;

  ServiceLog(String service, String database) {
    this.service = service;
    this.database = database;
  }

  /** Throws {@link CliException} with the names that there are when none has this one. */
  public static ServiceLog of(String service) {
    return Arrays.stream(values())
        .filter(log -> log.service.equals(service))
        .findFirst()
        .orElseThrow(
            () ->
                new CliException(
                    "no service has the name \"%s\"; available: %s".formatted(service, names())));
  }

  private static String names() {
    return Arrays.stream(values()).map(ServiceLog::service).collect(joining(", "));
  }

  public String service() {
    return service;
  }

  public String database() {
    return database;
  }

  /** Where its service publishes. */
  public String topic() {
    return database.replace('_', '.');
  }
}
