package codev.infra.localplatform.identity;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The process of the local OpenID Connect provider. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class IdentityProviderApplication {

  public static void main(String[] arguments) {
    var application = new SpringApplication(IdentityProviderApplication.class);
    application.setDefaultProperties(Map.of("spring.config.name", "identity"));
    System.setProperty("spring.config.name", "identity");
    application.run(arguments);
  }
}
