package codev.session;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Another instance of the service, with the stores of the one that the tests share. */
record SecondInstance(ConfigurableApplicationContext context) implements AutoCloseable {
  private static final List<String> SHARED =
      List.of(
          "spring.datasource.url",
          "spring.datasource.username",
          "spring.datasource.password",
          "codev.keys.url",
          "codev.keys.username",
          "codev.keys.password",
          "codev.keys.master-key-file",
          "codev.audit.signing-key-file",
          "spring.kafka.bootstrap-servers",
          "codev.authority.organisation",
          "codev.identity.issuer",
          "codev.identity.jwks");

  /**
   * @param settings of the first one
   * @param views where its read models are
   */
  static SecondInstance started(
      Environment settings,
      MongoConnectionDetails views,
      ApplicationContextInitializer<?>... initializers) {
    var arguments = new ArrayList<String>();
    for (var name : SHARED) arguments.add("--" + name + "=" + settings.getProperty(name));
    arguments.add("--spring.mongodb.uri=" + views.getConnectionString().getConnectionString());
    arguments.add("--server.port=0");
    return new SecondInstance(
        new SpringApplicationBuilder(SessionServiceApplication.class)
            .initializers(initializers)
            .run(arguments.toArray(String[]::new)));
  }

  URI address() {
    return URI.create(
        "http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
  }

  @Override
  public void close() {
    context.close();
  }
}
