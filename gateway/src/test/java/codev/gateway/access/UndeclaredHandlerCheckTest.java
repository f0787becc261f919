package codev.gateway.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;

@DisplayName("A handler of the gateway")
class UndeclaredHandlerCheckTest {
  @Test
  @DisplayName("has an access policy, or the gateway does not start")
  void has_a_policy() {
    var declared = handler("/api/me/sessions/end", RequestMethod.POST);
    assertThatCode(() -> UndeclaredHandlerCheck.check(List.of(declared)))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () ->
                UndeclaredHandlerCheck.check(
                    List.of(declared, handler("/api/me/sessions/end", RequestMethod.GET))))
        .hasMessageContaining("GET /api/me/sessions/end");
    assertThatThrownBy(() -> UndeclaredHandlerCheck.check(List.of(handler("/open"))))
        .hasMessageContaining("no access policy")
        .hasMessageContaining("POST /open");
  }

  private static RequestMappingInfo handler(String path, RequestMethod... methods) {
    return RequestMappingInfo.paths(path).methods(methods).build();
  }
}
