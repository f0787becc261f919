package codev.infra.simulator.client;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Client of the platform's public API. */
public interface ApiClient {
  /** Messages between services arrive within moments; on a busy machine it may take longer. */
  Duration PATIENCE = Duration.ofSeconds(30);

  Duration BETWEEN_LOOKS = Duration.ofMillis(40);

  /** Whatever the answer is. */
  ApiResponse ask(ApiRequest call);

  /** Throws {@link ApiRefusedException} when the answer is no. */
  default ApiResponse must(ApiRequest call) {
    var answer = ask(call);
    if (!answer.succeeded()) throw new ApiRefusedException(call, answer);
    return answer;
  }

  /** Sends a request that needs messages of another service; repeats it until they have arrived. */
  default ApiResponse mustEventually(ApiRequest call) {
    return mustEventually(call, "");
  }

  /**
   * @param unless the rule whose refusal counts as success
   */
  default ApiResponse mustEventually(ApiRequest call, String unless) {
    return until(
        call,
        answer -> answer.succeeded() || answer.refusedBy(unless),
        answer -> !isNotYetKnown(answer));
  }

  /** Reads until it is so. */
  default ApiResponse await(ApiRequest call, Predicate<ApiResponse> so) {
    return until(call, answer -> answer.succeeded() && so.test(answer), _ -> false);
  }

  private ApiResponse until(
      ApiRequest call, Predicate<ApiResponse> enough, Predicate<ApiResponse> never) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var answer = ask(call);
      if (enough.test(answer)) return answer;
      if (never.test(answer) || System.nanoTime() > end)
        throw new ApiRefusedException(call, answer);
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private static boolean isNotYetKnown(ApiResponse answer) {
    return answer.status() == 404 || answer.status() == 403;
  }
}
