package codev.gateway.personaldata;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.gateway.messages.GatewayTexts;
import codev.gateway.messages.ReactiveRequestLocaleResolver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.cloud.gateway.filter.factory.rewrite.ModifyResponseBodyGatewayFilterFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Filter {@code PersonalDataArchive}: the personal-data export as one ZIP file, in which it is a
 * page for the person, and JSON for programs.
 */
@Component
public class PersonalDataArchiveGatewayFilterFactory extends AbstractGatewayFilterFactory<Object> {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final MediaType ZIP = new MediaType("application", "zip");

  private final ModifyResponseBodyGatewayFilterFactory rewriting;
  private final PersonalDataExportComposer composer;
  private final GatewayTexts texts;

  PersonalDataArchiveGatewayFilterFactory(
      ModifyResponseBodyGatewayFilterFactory rewriting,
      PersonalDataExportComposer composer,
      GatewayTexts texts) {
    super(Object.class);
    this.rewriting = rewriting;
    this.composer = composer;
    this.texts = texts;
  }

  @Override
  public String name() {
    return "PersonalDataArchive";
  }

  @Override
  public GatewayFilter apply(Object none) {
    return rewriting.apply(
        config -> config.setRewriteFunction(String.class, byte[].class, this::archived));
  }

  private Mono<byte[]> archived(ServerWebExchange exchange, @Nullable String learningData) {
    if (learningData == null) return Mono.empty();
    if (!PersonalDataExportComposer.isAnswered(exchange))
      return Mono.just(learningData.getBytes(UTF_8));
    return composer.compose(exchange, learningData).map(export -> answer(exchange, export));
  }

  private byte[] answer(ServerWebExchange exchange, ObjectNode export) {
    var archive = archive(export, ReactiveRequestLocaleResolver.resolve(exchange));
    var headers = exchange.getResponse().getHeaders();
    headers.setContentType(ZIP);
    headers.setContentDisposition(ContentDisposition.attachment().filename("codev.zip").build());
    return archive;
  }

  private byte[] archive(ObjectNode export, Locale language) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, UTF_8)) {
      put(zip, "codev.html", new PersonalDataPage(texts, language).of(export));
      put(zip, "codev.json", JSON.writerWithDefaultPrettyPrinter().writeValueAsString(export));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(UTF_8));
    zip.closeEntry();
  }
}
