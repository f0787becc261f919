package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@DisplayName("The meters of requests")
class MeasuredRequestsTest extends ServiceTest {
  @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping;

  @Value("${management.metrics.web.server.max-uri-tags:100}")
  int most;

  @Test
  @DisplayName("have room for every path of the service with the most paths")
  void have_room_for_every_path() {
    var paths =
        requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
            .flatMap(mapping -> mapping.getPatternValues().stream())
            .collect(Collectors.toSet());

    assertThat(paths.size()).isBetween(100, most / 2);
  }
}
