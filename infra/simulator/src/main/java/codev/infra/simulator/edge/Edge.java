package codev.infra.simulator.edge;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** The platform, as it is reached from outside. */
public interface Edge {
  /** A neighbour hears within moments; on a busy machine it may take longer. */
  Duration PATIENCE = Duration.ofSeconds(30);

  Duration BETWEEN_LOOKS = Duration.ofMillis(40);

  /** Whatever the answer is. */
  Answer ask(Call call);

  /** Throws {@link Refusal} when the answer is no. */
  default Answer must(Call call) {
    var answer = ask(call);
    if (!answer.succeeded()) throw new Refusal(call, answer);
    return answer;
  }

  /** Of a service that may not have heard yet whom or what this is about. */
  default Answer mustOnceHeard(Call call) {
    return mustOnceHeard(call, "");
  }

  /**
   * @param unless the rule whose no is as good as a yes
   */
  default Answer mustOnceHeard(Call call, String unless) {
    return until(
        call,
        answer -> answer.succeeded() || answer.refusedBy(unless),
        answer -> !isUnheard(answer));
  }

  /** Reads until it is so. */
  default Answer await(Call call, Predicate<Answer> so) {
    return until(call, answer -> answer.succeeded() && so.test(answer), _ -> false);
  }

  private Answer until(Call call, Predicate<Answer> enough, Predicate<Answer> never) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var answer = ask(call);
      if (enough.test(answer)) return answer;
      if (never.test(answer) || System.nanoTime() > end) throw new Refusal(call, answer);
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private static boolean isUnheard(Answer answer) {
    return answer.status() == 404 || answer.status() == 403;
  }
}
