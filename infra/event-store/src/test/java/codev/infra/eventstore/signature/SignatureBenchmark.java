package codev.infra.eventstore.signature;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;

/**
 * How long a signature takes, and its verification, by the implementation that services have and by
 * the JDK's: {@code SignatureBenchmark [ROUNDS]}. Both take turns.
 */
final class SignatureBenchmark {
  private static final int ROUNDS = 7;
  private static final int TIMES = 1_000;
  private static final int MESSAGE = 300; // bytes
  private static final int SIZE = 32; // bytes of a key
  private static final double MICROS = 1e3; // nanoseconds

  private final KeyPair pair;
  private final Ed25519PrivateKey secret;
  private final Ed25519PublicKey open;
  private final byte[] message = new byte[MESSAGE];

  private SignatureBenchmark() throws GeneralSecurityException {
    pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    secret = Ed25519PrivateKey.read(pair.getPrivate().getEncoded());
    var encoded = pair.getPublic().getEncoded();
    var x = Arrays.copyOfRange(encoded, encoded.length - SIZE, encoded.length);
    open = Ed25519PublicKey.of(Base64.getUrlEncoder().encodeToString(x)).orElseThrow();
    new Random(1).nextBytes(message);
  }

  private interface Work {
    void run() throws GeneralSecurityException;
  }

  public static void main(String[] words) throws GeneralSecurityException {
    var benchmark = new SignatureBenchmark();
    var rounds = words.length > 0 ? Integer.parseInt(words[0]) : ROUNDS;
    var signature = Base64.getUrlEncoder().encodeToString(benchmark.secret.sign(benchmark.message));
    compare(
        "sign", rounds, () -> benchmark.secret.sign(benchmark.message), benchmark::signByTheJdk);
    compare(
        "verify",
        rounds,
        () -> require(benchmark.open.verifies(benchmark.message, signature)),
        () -> benchmark.verifyByTheJdk(signature));
  }

  private static void compare(String what, int rounds, Work own, Work byTheJdk)
      throws GeneralSecurityException {
    var owns = new double[rounds];
    var others = new double[rounds];
    time(own);
    time(byTheJdk);
    for (int i = 0; i < rounds; i++) {
      owns[i] = time(own);
      others[i] = time(byTheJdk);
    }
    Arrays.sort(owns);
    Arrays.sort(others);
    System.out.printf(
        Locale.ROOT,
        "%s: %.0f µs, by the JDK %.0f µs (medians of %d rounds of %d)%n",
        what,
        owns[rounds / 2],
        others[rounds / 2],
        rounds,
        TIMES);
  }

  /** Gives microseconds for one. */
  private static double time(Work work) throws GeneralSecurityException {
    var started = System.nanoTime();
    for (int i = 0; i < TIMES; i++) work.run();
    return (System.nanoTime() - started) / MICROS / TIMES;
  }

  private void signByTheJdk() throws GeneralSecurityException {
    var signature = Signature.getInstance("Ed25519");
    signature.initSign(pair.getPrivate());
    signature.update(message);
    require(signature.sign().length > 0);
  }

  private void verifyByTheJdk(String signature) throws GeneralSecurityException {
    var verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(pair.getPublic());
    verifier.update(message);
    require(verifier.verify(Base64.getUrlDecoder().decode(signature)));
  }

  private static void require(boolean isTrue) {
    if (!isTrue) throw new IllegalStateException("It was not verified");
  }
}
