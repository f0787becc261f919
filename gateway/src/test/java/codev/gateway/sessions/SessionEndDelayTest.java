package codev.gateway.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.accesstokens.AccessCutOff;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The end of a session reaches the streams of every gateway")
class SessionEndDelayTest {
  @Test
  @DisplayName("in time: twice the intervals at which gateways look is less than the limit")
  void what_is_waited_for_fits() {
    var atAnotherGateway = RedisSessionEnds.EVERY.plus(SessionEndStreamFilter.EVERY);
    assertThat(atAnotherGateway.multipliedBy(2)).isLessThan(AccessCutOff.LIMIT);
  }
}
