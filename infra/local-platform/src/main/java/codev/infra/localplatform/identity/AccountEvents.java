package codev.infra.localplatform.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;

/** What accounts have lost since this process began, as Keycloak's admin API lists it. */
final class AccountEvents {
  private static final int MOST = 10_000;

  private final ConcurrentLinkedDeque<AdminEvent> latestFirst = new ConcurrentLinkedDeque<>();

  /**
   * An administrator has taken a role from an account.
   *
   * @param time in milliseconds
   */
  record AdminEvent(
      UUID id, long time, String resourceType, String operationType, String resourcePath) {}

  /** A role was lost, or the account with all of its roles. */
  void record(String username, Instant at) {
    latestFirst.addFirst(
        new AdminEvent(
            UUID.randomUUID(),
            at.toEpochMilli(),
            "REALM_ROLE_MAPPING",
            "DELETE",
            "users/" + username + "/role-mappings/realm"));
    if (latestFirst.size() > MOST) latestFirst.pollLast();
  }

  /**
   * A page of all of them.
   *
   * @param first how many of the latest are left out
   */
  List<AdminEvent> page(int first, int size) {
    return latestFirst.stream().skip(first).limit(size).toList();
  }
}
