package codev.infra.simulator.client;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Client of the platform's public API. */
public interface ApiClient {
  /** Messages between services arrive within moments; on a busy machine it may take longer. */
  Duration WAIT_AT_MOST = Duration.ofSeconds(30);

  Duration POLL_INTERVAL = Duration.ofMillis(40);

  /** Sends a request and answers the response, also one that refuses. */
  ApiResponse send(ApiRequest call);

  /** Throws {@link ApiRefusedException} when the answer is no. */
  default ApiResponse must(ApiRequest call) {
    var answer = send(call);
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

  /** Reads until the response fulfils the condition. */
  default ApiResponse await(ApiRequest call, Predicate<ApiResponse> condition) {
    return until(call, answer -> answer.succeeded() && condition.test(answer), _ -> false);
  }

  private ApiResponse until(
      ApiRequest call, Predicate<ApiResponse> enough, Predicate<ApiResponse> never) {
    var end = System.nanoTime() + WAIT_AT_MOST.toNanos();
    while (true) {
      var answer = send(call);
      if (enough.test(answer)) return answer;
      if (never.test(answer) || System.nanoTime() > end)
        throw new ApiRefusedException(call, answer);
      LockSupport.parkNanos(POLL_INTERVAL.toNanos());
    }
  }

  private static boolean isNotYetKnown(ApiResponse answer) {
    return answer.status() == 404 || answer.status() == 403;
  }
}
