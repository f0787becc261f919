package codev.gateway.personaldata;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.gateway.messages.GatewayTexts;
import codev.gateway.messages.ReactiveRequestLocaleResolver;
import codev.gateway.security.LatestAuthorization;
import codev.gateway.security.TokenRelayFilter;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes the archive in the place of what learning-service has answered. */
final class ArchiveResponse extends ServerHttpResponseDecorator {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final MediaType ZIP = new MediaType("application", "zip");
  private static final byte[] NO_BYTES = {};

  /** In bytes. The server asks for 128 pieces at once, however slowly the client reads. */
  private static final int PIECE = 32 << 10;

  private final ServerWebExchange exchange;
  private final PersonalDataExportComposer composer;
  private final TokenRelayFilter tokens;
  private final GatewayTexts texts;

  ArchiveResponse(
      ServerWebExchange exchange,
      PersonalDataExportComposer composer,
      TokenRelayFilter tokens,
      GatewayTexts texts) {
    super(exchange.getResponse());
    this.exchange = exchange;
    this.composer = composer;
    this.tokens = tokens;
    this.texts = texts;
  }

  @Override
  public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
    if (!PersonalDataExportComposer.isAnswered(exchange)) return super.writeWith(body);
    return DataBufferUtils.join(body, PersonalDataExportComposer.LARGEST)
        .map(ArchiveResponse::text)
        .flatMap(learningData -> composer.compose(exchange, learningData))
        .zipWith(LatestAuthorization.of(exchange, tokens), this::write)
        .flatMap(written -> written);
  }

  @Override
  public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
    return writeWith(Flux.from(body).flatMapSequential(part -> part));
  }

  private static String text(DataBuffer buffer) {
    var text = buffer.toString(UTF_8);
    DataBufferUtils.release(buffer);
    return text;
  }

  private Mono<Void> write(ObjectNode export, LatestAuthorization authorization) {
    var headers = getHeaders();
    headers.remove(HttpHeaders.CONTENT_LENGTH);
    // Without chunks a connection that ends early looks like the end of the file.
    headers.set(HttpHeaders.TRANSFER_ENCODING, "chunked");
    headers.setContentType(ZIP);
    headers.setContentDisposition(ContentDisposition.attachment().filename("codev.zip").build());
    var zip = new PersonalDataZip();
    return getDelegate()
        .writeAndFlushWith(parts(zip, export, authorization))
        .then(Mono.defer(() -> zip.isEnded() ? Mono.<Void>empty() : Mono.error(cutOff())));
  }

  /** Other filters end what is sent piece by piece: the client must not take it for all. */
  private static ResponseStatusException cutOff() {
    return new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
  }

  /** The files first: the page and the JSON have their names. */
  private Flux<Publisher<DataBuffer>> parts(
      PersonalDataZip zip, ObjectNode export, LatestAuthorization authorization) {
    var language = ReactiveRequestLocaleResolver.resolve(exchange);
    return Flux.concat(
        Flux.fromIterable(ExportedFile.in(export)).map(file -> part(zip, file, authorization)),
        Flux.just(
            part(() -> zip.text("codev.html", new PersonalDataPage(texts, language).of(export))),
            part(
                () ->
                    zip.text(
                        "codev.json",
                        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(export))),
            part(zip::end)));
  }

  private Publisher<DataBuffer> part(
      PersonalDataZip zip, ExportedFile file, LatestAuthorization authorization) {
    return composer
        .file(authorization, file.address())
        .map(
            answer -> {
              var name = file.putIn(answer.getHeaders().getContentDisposition().getFilename());
              return zip.file(name, Objects.requireNonNullElse(answer.getBody(), NO_BYTES));
            })
        .flatMapMany(this::pieces);
  }

  private Publisher<DataBuffer> part(Supplier<byte[]> bytes) {
    return Mono.fromSupplier(bytes).flatMapMany(this::pieces);
  }

  private Flux<DataBuffer> pieces(byte[] bytes) {
    return Flux.range(0, Math.ceilDiv(bytes.length, PIECE))
        .map(number -> number * PIECE)
        .map(from -> ByteBuffer.wrap(bytes, from, Math.min(PIECE, bytes.length - from)))
        .map(bufferFactory()::wrap);
  }
}
