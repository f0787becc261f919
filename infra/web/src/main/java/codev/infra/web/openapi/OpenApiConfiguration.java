package codev.infra.web.openapi;

import codev.infra.web.paging.Paging;
import codev.infra.web.problem.FieldViolation;
import codev.infra.web.security.CurrentUser;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/**
 * What every service's OpenAPI document contains beyond its controllers: security, refusals, and
 * the parameters that belong to every list and every read.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class OpenApiConfiguration {
  private static final String IDENTITY = "identity";
  private static final String PROBLEM = "#/components/schemas/Problem";

  /** The refusals of 3-api.md, which any call may meet. */
  private static final Map<Integer, String> REFUSALS =
      new TreeMap<>(
          Map.of(
              400, "Malformed: violations name the fields",
              401, "Not signed in",
              403, "The caller is not allowed to do this",
              404, "Not visible to the caller",
              409, "The state has changed, or the ID already exists with different content",
              413, "The body is larger than 1 MiB",
              422, "Rejected by a rule of the method, which the response names",
              503, "The log cannot be reached, or the view is being rebuilt: retry later",
              504, "The view has not caught up with ?after= yet"));

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(CurrentUser.class, Paging.class);
    ModelConverters.getInstance(true).addConverter(new RequiredPropertiesCustomizer());
  }

  /** A problem document (RFC 9457). */
  record ProblemDocument(
      String type,
      String title,
      int status,
      String detail,
      String instance,
      @org.jspecify.annotations.Nullable String rule,
      @org.jspecify.annotations.Nullable List<FieldViolation> violations) {}

  @Bean
  GlobalOpenApiCustomizer apiDescriptionCustomizer(Environment environment) {
    var service = environment.getProperty("spring.application.name", "codev");
    return api -> {
      api.info(
          new Info()
              .title("codev: " + service)
              .version("1")
              .description(
                  "IDs are UUIDs, times ISO 8601 instants in UTC, durations minutes. Repeating a"
                      + " request with the same ID returns the first answer. Every command is answered"
                      + " with the position of its commit in the service's log."));
      api.servers(null);
      describeProblems(api);
      api.addSecurityItem(new SecurityRequirement().addList(IDENTITY));
    };
  }

  private static void describeProblems(OpenAPI api) {
    if (api.getComponents() == null) api.components(new Components());
    var described = ModelConverters.getInstance(true).readAll(ProblemDocument.class);
    described.forEach(
        (name, schema) ->
            api.getComponents()
                .addSchemas(name.equals("ProblemDocument") ? "Problem" : name, schema));
    api.getComponents()
        .addSecuritySchemes(
            IDENTITY,
            new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description(
                    "An access token from the identity provider; browsers use a cookie instead"));
  }

  @Bean
  GlobalOperationCustomizer commonResponsesCustomizer() {
    return (operation, handler) -> {
      if (handler.hasMethodAnnotation(GetMapping.class))
        operation.addParametersItem(
            query("after", new IntegerSchema().format("int64").minimum(java.math.BigDecimal.ZERO))
                .description("Respond only once the view includes this position"));
      if (takes(handler, Paging.class)) page(operation);
      REFUSALS.forEach(
          (status, why) ->
              operation
                  .getResponses()
                  .addApiResponse(String.valueOf(status), refusal(status, why)));
      return operation;
    };
  }

  private static void page(Operation operation) {
    operation.addParametersItem(
        query(
                "size",
                new IntegerSchema()
                    .minimum(java.math.BigDecimal.ONE)
                    .maximum(java.math.BigDecimal.valueOf(Paging.MAX_SIZE))
                    ._default(Paging.DEFAULT_SIZE))
            .description("Maximum number of items"));
    operation.addParametersItem(
        query("cursor", new StringSchema())
            .description("Taken from the Link header of the previous page; opaque"));
  }

  private static Parameter query(String name, Schema<?> schema) {
    return new Parameter().in("query").name(name).required(false).schema(schema);
  }

  private static boolean takes(HandlerMethod handler, Class<?> type) {
    return Arrays.stream(handler.getMethodParameters())
        .anyMatch(parameter -> parameter.getParameterType() == type);
  }

  private static Header seconds() {
    return new Header()
        .description("Seconds to wait before retrying")
        .schema(new IntegerSchema().minimum(java.math.BigDecimal.ONE));
  }

  private static ApiResponse refusal(int status, String why) {
    var refusal =
        new ApiResponse()
            .description(why)
            .content(
                new Content()
                    .addMediaType(
                        "application/problem+json",
                        new MediaType().schema(new Schema<>().$ref(PROBLEM))));
    if (status == 503) refusal.addHeaderObject("Retry-After", seconds());
    return refusal;
  }
}
