package codev.infra.web.sample;

import codev.infra.projections.ReadModels;
import codev.infra.projections.failure.ViewBehindException;
import codev.infra.projections.failure.ViewUnavailableException;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.AccessRule;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.errorhandling.ExceptionMapping;
import codev.infra.web.identity.ClaimedNameAccountLinker;
import codev.infra.web.identity.SessionsEndIndex;
import codev.infra.web.identity.SubjectBindings;
import codev.infra.web.identity.TokenUsernames;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.paging.Paging;
import codev.infra.web.problem.Refusal;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.ResourceServerProperties;
import codev.infra.web.security.UserRole;
import codev.infra.web.streaming.OpenStreams;
import com.fasterxml.jackson.annotation.JsonValue;
import com.mongodb.MongoQueryException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A small service with the web layer that all services share. */
@SpringBootApplication
public class SampleService {
  enum Colour {
    BLUE,
    GREEN
  }

  enum Shade {
    LIGHT,
    DARK;

    @JsonValue
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  record SampleRequest(
      @Nullable UUID id,
      @NotBlank String name,
      @Nullable Colour colour,
      int count,
      @Nullable List<@Size(max = 3) String> rooms,
      @Nullable Integer amount,
      @Nullable @Min(1) @Max(5) Integer stars,
      @Nullable @Min(0) Long since,
      @Nullable @Max(9) Integer upTo,
      @Nullable BigDecimal share,
      @Nullable Boolean open,
      @Nullable Shade shade,
      @Nullable List<Colour> mix,
      @Nullable Instant at,
      @Nullable LocalDate on) {}

  static final class SampleRuleException extends RuntimeException {}

  @Bean
  ExceptionMapping refusals() {
    return failure ->
        failure instanceof SampleRuleException
            ? Optional.of(new Refusal(422, "house.only-consultants", "CONSULTATION"))
            : Optional.empty();
  }

  @Bean
  ReadModels views() {
    return new FixedPositionViews(10);
  }

  /** Without one the service does not start, which a test tries. */
  @Bean
  @ConditionalOnProperty(name = "sample.knows-accounts", matchIfMissing = true)
  TokenUsernames tokenUsernames(ResourceServerProperties settings) {
    var bindings = new SubjectBindings(new NoSubjects());
    return TokenUsernames.of(
        UsernameSpelling.ofNobody(),
        bindings,
        new ClaimedNameAccountLinker(bindings, settings.linkBy()),
        new SessionsEndIndex(),
        settings.recordedIssuer());
  }

  @Bean
  AccessRule managerRole() {
    return new AccessRule(
        AccessPolicy.MANAGER_ROLE, request -> request.user().mustBe(UserRole.MANAGER));
  }

  @Bean
  SampleStreamSource streamSource() {
    return new SampleStreamSource();
  }

  @RestController
  @RequiredAccess(AccessPolicy.SIGNED_IN)
  static class Api {
    private final OpenStreams streams;
    private final SampleStreamSource streamSource;
    private final InstantSource clock;

    Api(OpenStreams streams, SampleStreamSource streamSource, InstantSource clock) {
      this.streams = streams;
      this.streamSource = streamSource;
      this.clock = clock;
    }

    @GetMapping("/api/time")
    Instant time() {
      return clock.instant();
    }

    @GetMapping("/api/who")
    CurrentUser who(CurrentUser user) {
      return user;
    }

    @PostMapping("/api/samples")
    SampleRequest create(@Valid @RequestBody SampleRequest request) {
      return request;
    }

    @PostMapping("/api/forms")
    SampleRequest form(@Valid @ModelAttribute SampleRequest request) {
      return request;
    }

    @PostMapping("/api/managers/samples")
    @RequiredAccess(AccessPolicy.MANAGER_ROLE)
    SampleRequest managersSample(@Valid @RequestBody SampleRequest request) {
      return request;
    }

    @GetMapping("/api/managers/samples")
    @RequiredAccess(AccessPolicy.MANAGER_ROLE)
    List<SampleRequest> managersSamples() {
      return List.of();
    }

    @GetMapping("/api/samples/{id}")
    UUID one(@PathVariable UUID id) {
      return id;
    }

    @GetMapping("/api/colours")
    Colour colour(@RequestParam Colour like, @RequestParam @Min(1) @Max(5) int depth) {
      return Colour.values()[(like.ordinal() + depth) % Colour.values().length];
    }

    @GetMapping("/api/numbers")
    ResponseEntity<List<Integer>> numbers(Paging paging) {
      var all = IntStream.rangeClosed(1, 5).boxed().toList();
      return paging.page(all, String::valueOf, number -> number * 10);
    }

    @PostMapping("/api/fails/{how}")
    void fail(@PathVariable String how) throws Exception {
      throw switch (how) {
        case "rule" -> new CommandExecutionException("x", new SampleRuleException());
        case "concurrency" -> new ConcurrencyException("somebody was faster");
        case "view" -> new CompletionException(new ViewUnavailableException("sample.1", 42));
        case "behind" -> new ViewBehindException("sample.1");
        case "store" -> new MongoTimeoutException("unreachable");
        case "not-found" -> RefusedException.notFound();
        case "ended" -> RefusedException.sessionsEnded();
        case "away" -> new IllegalStateException("no key", new SQLException("gone", "08006"));
        case "failover" ->
            new MongoQueryException(
                BsonDocument.parse("{ok: 0, code: 10107}"), new ServerAddress());
        case "stopping" -> new NoHandlerForCommandException("no handler");
        case "busy" -> new RejectedExecutionException("too many wait");
        case "full" -> new IllegalStateException("no key", new SQLException("full", "53100"));
        case "failing" -> new IllegalStateException("no key", new SQLException("disk", "58030"));
        case "read-only" -> new IllegalStateException("no key", new SQLException("no", "25006"));
        default -> new IllegalStateException("secret of the house");
      };
    }

    @GetMapping("/api/stream")
    ResponseEntity<SseEmitter> stream(
        @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastId) {
      return streams.open(List.of("sample", "sample-group"), lastId, streamSource);
    }
  }

  @Controller
  @RequiredAccess(AccessPolicy.SIGNED_IN)
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
      throw new SampleRuleException();
    }

    @GetMapping("/model")
    Map<String, String> model() {
      return Map.of();
    }
  }
}
