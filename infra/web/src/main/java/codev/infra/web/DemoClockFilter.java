package codev.infra.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a demonstration set the clock of a request, so that months of a programme are played in a
 * minute: a request that carries the secret is handled at the time it names. Its events carry that
 * time; the log also records, as for every event, when it was really written (ADR 32).
 *
 * <p>A service starts with it only if no other machine can reach it.
 */
final class DemoClockFilter extends OncePerRequestFilter {
  static final String MOMENT = "Codev-Time";
  static final String SECRET = "Codev-Time-Told-By";

  private static final ScopedValue<Instant> CURRENT_TIME = ScopedValue.newInstance();

  private final byte[] secret;

  /**
   * @param address that the service listens at, as it is configured
   */
  DemoClockFilter(String secret, String address) {
    requireThisMachine("codev.time.told-by", address);
    this.secret = secret.getBytes(UTF_8);
  }

  /** Throws where other machines can reach a service whose time is not the machine's. */
  static void requireThisMachine(String setting, String address) {
    if (!isThisMachine(address))
      throw new IllegalStateException(
          setting
              + " is for demonstrations and tests on one machine: server.address must be its own,"
              + " not \""
              + address
              + "\"");
  }

  private static boolean isThisMachine(String address) {
    try {
      return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** The service's clock, unless the running request carries another time. */
  static Clock clock(Clock service) {
    return new RequestClock(service);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!isSecret(request.getHeader(SECRET))) {
      chain.doFilter(request, response);
      return;
    }
    var moment = moment(request.getHeader(MOMENT));
    if (moment == null) response.sendError(400);
    else handle(request, response, chain, moment);
  }

  private boolean isSecret(@Nullable String given) {
    return given != null && MessageDigest.isEqual(secret, given.getBytes(UTF_8));
  }

  private static @Nullable Instant moment(@Nullable String time) {
    try {
      return time == null ? null : Instant.parse(time);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static void handle(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain, Instant moment)
      throws ServletException, IOException {
    try {
      ScopedValue.where(CURRENT_TIME, moment)
          .call(
              () -> {
                try {
                  chain.doFilter(request, response);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
                return moment;
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static final class RequestClock extends Clock {
    private final Clock otherwise;

    RequestClock(Clock otherwise) {
      this.otherwise = otherwise;
    }

    @Override
    public Instant instant() {
      return CURRENT_TIME.orElse(otherwise.instant());
    }

    @Override
    public ZoneId getZone() {
      return otherwise.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return new RequestClock(otherwise.withZone(zone));
    }
  }
}
