package codev.gateway.sessions;

import java.util.function.Consumer;

/** Exchanges with the other gateways which sessions have ended. */
interface SessionEndExchange extends AutoCloseable {
  /** Of a gateway that shares nothing with others. */
  SessionEndExchange NONE =
      new SessionEndExchange() {
        @Override
        public void announce(SessionsToEnd ended) {}

        @Override
        public void receive(Consumer<SessionsToEnd> ofOthers) {}

        @Override
        public void close() {}
      };

  /** Has the other gateways end these sessions too; returns at once. */
  void announce(SessionsToEnd ended);

  /**
   * @param ofOthers is given from now on what other gateways announce
   */
  void receive(Consumer<SessionsToEnd> ofOthers);

  @Override
  void close();
}
