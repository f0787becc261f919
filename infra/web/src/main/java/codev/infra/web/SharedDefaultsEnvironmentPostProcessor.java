package codev.infra.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/** Default settings that all services share, in the property source of lowest precedence. */
final class SharedDefaultsEnvironmentPostProcessor implements EnvironmentPostProcessor {
  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    try {
      var defaults = new ClassPathResource("shared-defaults.properties");
      environment.getPropertySources().addLast(new ResourcePropertySource(defaults));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
