package codev.gateway.personaldata;

import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.cloud.gateway.filter.factory.rewrite.ModifyResponseBodyGatewayFilterFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Filter {@code PersonalDataExport}: the personal-data export as JSON. */
@Component
public class PersonalDataExportGatewayFilterFactory extends AbstractGatewayFilterFactory<Object> {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final ModifyResponseBodyGatewayFilterFactory rewriting;
  private final PersonalDataExportComposer composer;

  PersonalDataExportGatewayFilterFactory(
      ModifyResponseBodyGatewayFilterFactory rewriting, PersonalDataExportComposer composer) {
    super(Object.class);
    this.rewriting = rewriting;
    this.composer = composer;
  }

  @Override
  public String name() {
    return "PersonalDataExport";
  }

  @Override
  public GatewayFilter apply(Object none) {
    return rewriting.apply(
        config -> config.setRewriteFunction(String.class, String.class, this::gathered));
  }

  private Mono<String> gathered(ServerWebExchange exchange, @Nullable String learningData) {
    if (learningData == null || !PersonalDataExportComposer.isAnswered(exchange))
      return Mono.justOrEmpty(learningData);
    return composer.compose(exchange, learningData).map(JSON::writeValueAsString);
  }
}
