package codev.infra.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.thymeleaf.cache.StandardCacheManager;
import org.thymeleaf.spring6.SpringTemplateEngine;

@DisplayName("The expressions of pages")
class PageExpressionsTest extends WebTest {
  @Autowired SpringTemplateEngine engine;

  @Test
  @DisplayName("are parsed once, though a service has thousands")
  void are_parsed_once() {
    assertThat(send(alice("/page")).statusCode()).isEqualTo(200);

    assertThat(engine.getConfiguration().getCacheManager())
        .isInstanceOfSatisfying(
            StandardCacheManager.class,
            parsed -> assertThat(parsed.getExpressionCacheMaxSize()).isGreaterThan(5_000));
  }
}
