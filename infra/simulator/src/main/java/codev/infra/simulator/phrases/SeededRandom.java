package codev.infra.simulator.phrases;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Deterministic random numbers: the same subject and seed always give the same result. */
public final class SeededRandom {
  private final String seedPath;
  private final Random random;

  private SeededRandom(String seedPath) {
    this.seedPath = seedPath;
    this.random = new Random(uuidOf(seedPath).getMostSignificantBits());
  }

  public static SeededRandom of(long seed) {
    return new SeededRandom("codev/demo/" + seed);
  }

  /** A generator of its own for one thing: how often this one was used does not matter to it. */
  public SeededRandom about(String name) {
    return new SeededRandom(seedPath + "/" + name);
  }

  /** The id of a thing, the same each time. */
  public UUID id(String name) {
    return uuidOf(seedPath + "/" + name);
  }

  private static UUID uuidOf(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  public boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** Both included. */
  public int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  public double around(double mean, double deviation) {
    return mean + random.nextGaussian() * deviation;
  }

  public <T> T oneOf(List<T> several) {
    return several.get(random.nextInt(several.size()));
  }

  public <T> List<T> shuffled(List<T> several) {
    var copy = new ArrayList<>(several);
    Collections.shuffle(copy, random);
    return copy;
  }

  /**
   * One of several, each with a probability by its weight.
   *
   * @param weights of the same order
   */
  public <T> T weighted(List<T> several, List<Double> weights) {
    var remaining = random.nextDouble() * weights.stream().mapToDouble(w -> w).sum();
    for (int i = 0; i < several.size(); i++) {
      remaining -= weights.get(i);
      if (remaining < 0) return several.get(i);
    }
    return several.getLast();
  }

  /** An answer on a scale. */
  public int onScale(double mean, double deviation, int lowest, int highest) {
    return (int) Math.clamp(Math.round(around(mean, deviation)), lowest, highest);
  }
}
