package codev.infra.web.sample;

import codev.infra.projections.ViewUnavailableException;
import codev.infra.projections.Views;
import codev.infra.web.errorhandling.ExceptionMapping;
import codev.infra.web.paging.Paging;
import codev.infra.web.problem.Refusal;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.streaming.OpenStreams;
import com.mongodb.MongoTimeoutException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A small service with the web layer that all services share. */
@SpringBootApplication
public class SampleService {
  enum Colour {
    BLUE,
    GREEN
  }

  record Paint(
      @Nullable UUID id,
      @NotBlank String name,
      @Nullable Colour colour,
      int coats,
      @Nullable List<@Size(max = 3) String> rooms,
      @Nullable Integer litres,
      @Nullable Instant dry,
      @Nullable LocalDate on) {}

  static final class MethodSaysNo extends RuntimeException {}

  @Bean
  ExceptionMapping refusals() {
    return failure ->
        failure instanceof MethodSaysNo
            ? Optional.of(new Refusal(422, "house.only-consultants", "CONSULTATION"))
            : Optional.empty();
  }

  @Bean
  Views views() {
    return new FixedPositionViews(10);
  }

  @Bean
  SampleStreamSource radio() {
    return new SampleStreamSource();
  }

  @RestController
  static class Api {
    private final OpenStreams streams;
    private final SampleStreamSource radio;
    private final InstantSource clock;

    Api(OpenStreams streams, SampleStreamSource radio, InstantSource clock) {
      this.streams = streams;
      this.radio = radio;
      this.clock = clock;
    }

    @GetMapping("/api/time")
    Instant time() {
      return clock.instant();
    }

    @GetMapping("/api/who")
    CurrentUser who(CurrentUser who) {
      return who;
    }

    @PostMapping("/api/paints")
    Paint paint(@Valid @RequestBody Paint paint) {
      return paint;
    }

    @PostMapping("/api/forms")
    Paint form(@Valid @ModelAttribute Paint paint) {
      return paint;
    }

    @GetMapping("/api/paints/{id}")
    UUID one(@PathVariable UUID id) {
      return id;
    }

    @GetMapping("/api/numbers")
    ResponseEntity<List<Integer>> numbers(Paging paging) {
      var all = IntStream.rangeClosed(1, 5).boxed().toList();
      return paging.page(all, String::valueOf, number -> number * 10);
    }

    @PostMapping("/api/fails/{how}")
    void fail(@PathVariable String how) throws Exception {
      throw switch (how) {
        case "rule" -> new CommandExecutionException("x", new MethodSaysNo());
        case "concurrency" -> new ConcurrencyException("somebody was faster");
        case "view" -> new CompletionException(new ViewUnavailableException("sample.1", 42));
        case "store" -> new MongoTimeoutException("unreachable");
        case "not-found" -> RefusedException.notFound();
        case "away" -> new IllegalStateException("no key", new SQLException("gone", "08006"));
        case "full" -> new IllegalStateException("no key", new SQLException("full", "53100"));
        case "read-only" -> new IllegalStateException("no key", new SQLException("no", "25006"));
        default -> new IllegalStateException("secret of the house");
      };
    }

    @GetMapping("/api/stream")
    ResponseEntity<SseEmitter> stream(
        @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastId) {
      return streams.open("radio", lastId, radio);
    }
  }

  @Controller
  static class Pages {
    @GetMapping("/page")
    String page() {
      return "page";
    }

    @GetMapping("/page/rebuilding")
    String rebuilding() {
      throw new ViewUnavailableException("sample.1", 42);
    }

    @PostMapping("/page/rebuilding")
    String rebuildingToo() {
      throw new ViewUnavailableException("sample.1", 42);
    }

    @PostMapping("/page")
    String refuse() {
      throw new MethodSaysNo();
    }

    @GetMapping("/model")
    Map<String, String> model() {
      return Map.of();
    }
  }
}
