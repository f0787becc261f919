package codev.gateway.sessions;

import java.util.function.Consumer;
import reactor.core.publisher.Mono;

/** Exchanges with the other gateways which sessions have ended. */
interface SessionEndExchange extends AutoCloseable {
  /** Of a gateway that shares nothing with others. */
  SessionEndExchange NONE =
      new SessionEndExchange() {
        @Override
        public Mono<Void> announce(SessionsToEnd toEnd) {
          return Mono.empty();
        }

        @Override
        public void subscribe(Consumer<SessionsToEnd> ofOthers) {}

        @Override
        public void close() {}
      };

  /**
   * Has the other gateways end these sessions too. It begins at once, and goes on whatever becomes
   * of the answer.
   *
   * @return completes when the others will know, or when that takes too long: it is then repeated
   */
  Mono<Void> announce(SessionsToEnd toEnd);

  /**
   * @param ofOthers is given from now on what other gateways announce
   */
  void subscribe(Consumer<SessionsToEnd> ofOthers);

  @Override
  void close();
}
