package codev.gateway.sessions;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Tells the other gateways which sessions are open here, and knows which are at those. */
interface OpenSessionDirectory extends AutoCloseable {
  /** Of a gateway that shares nothing with others. */
  OpenSessionDirectory NONE =
      new OpenSessionDirectory() {
        @Override
        public void publish(Supplier<Stream<OwnedSession>> localSessions) {}

        @Override
        public Mono<List<OpenSession>> elsewhere(String account) {
          return Mono.just(List.of());
        }

        @Override
        public Mono<Void> forget(String account, Collection<String> handles) {
          return Mono.empty();
        }

        @Override
        public void close() {}
      };

  /**
   * @param account {@link SignedInPerson#account}
   */
  record OwnedSession(String account, OpenSession session) {}

  /**
   * @param localSessions gives from now on the sessions that are open here
   */
  void publish(Supplier<Stream<OwnedSession>> localSessions);

  /** Those of an account at other gateways; none while that cannot be told. */
  Mono<List<OpenSession>> elsewhere(String account);

  /** Lists sessions no more that are about to end, whichever gateway they are at. */
  Mono<Void> forget(String account, Collection<String> handles);

  @Override
  void close();
}
