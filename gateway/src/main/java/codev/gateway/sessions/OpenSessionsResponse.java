package codev.gateway.sessions;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of a person's browsers.
 *
 * @param sessions that were used last first
 */
record OpenSessionsResponse(List<OpenSessionResponse> sessions) {

  /**
   * @param id for its end; it admits nobody
   * @param browser its product name, if it is known; so of the operating system
   * @param network from which it signed in, as the security log writes it
   * @param current whether this request is made with it
   */
  record OpenSessionResponse(
      String id,
      Instant since,
      Instant lastUsed,
      @Nullable String browser,
      @Nullable String system,
      String network,
      boolean current) {}

  /**
   * @param current the handle of the session of the request
   */
  static OpenSessionsResponse of(List<OpenSession> open, String current) {
    return new OpenSessionsResponse(
        open.stream()
            .map(
                one ->
                    new OpenSessionResponse(
                        one.handle(),
                        one.since(),
                        one.lastUsed(),
                        one.origin().browser(),
                        one.origin().system(),
                        one.origin().network(),
                        one.handle().equals(current)))
            .toList());
  }
}
