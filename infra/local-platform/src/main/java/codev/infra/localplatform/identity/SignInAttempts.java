package codev.infra.localplatform.identity;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Limits failed attempts to sign in: of one account, so that its password cannot be guessed, and
 * from one address, so that one password cannot be tried on all accounts. A device in which an
 * account has signed in before has a limit of its own instead ({@link DeviceCookie}). Nobody is
 * locked out for longer than until the next attempt is allowed.
 */
final class SignInAttempts {
  private static final int OF_ACCOUNT = 10;
  private static final Duration NEXT_OF_ACCOUNT = Duration.ofSeconds(15);
  private static final int OF_ADDRESS = 50;
  private static final Duration NEXT_OF_ADDRESS = Duration.ofSeconds(3);

  /** Beyond so many, those that have no failure left are removed. */
  private static final int MANY = 1_000;

  private final Map<String, Bucket> accounts = new ConcurrentHashMap<>();
  private final Map<String, Bucket> devices = new ConcurrentHashMap<>();
  private final Map<String, Bucket> addresses = new ConcurrentHashMap<>();

  /** How long until this account and this address may try again; zero if they may now. */
  Duration wait(@Nullable String username, String address) {
    return Stream.of(account(username), address(address))
        .map(bucket -> bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill())
        .map(Duration::ofNanos)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** How long until the account of this device may try again there, whatever fails elsewhere. */
  Duration wait(String device) {
    return Duration.ofNanos(device(device).estimateAbilityToConsume(1).getNanosToWaitForRefill());
  }

  void noteFailure(String device) {
    device(device).tryConsume(1);
  }

  void noteFailure(@Nullable String username, String address) {
    account(username).tryConsume(1);
    address(address).tryConsume(1);
  }

  private Bucket account(@Nullable String username) {
    return bucket(accounts, username == null ? "" : username, OF_ACCOUNT, NEXT_OF_ACCOUNT);
  }

  private Bucket device(String device) {
    return bucket(devices, device, OF_ACCOUNT, NEXT_OF_ACCOUNT);
  }

  private Bucket address(String address) {
    return bucket(addresses, address, OF_ADDRESS, NEXT_OF_ADDRESS);
  }

  private static Bucket bucket(Map<String, Bucket> all, String key, int failures, Duration next) {
    if (all.size() >= MANY) all.values().removeIf(each -> each.getAvailableTokens() >= failures);
    return all.computeIfAbsent(
        key,
        _ ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(failures).refillGreedy(1, next))
                .build());
  }
}
