package codev.learning.personaldata;

import static codev.infra.securitylog.SecurityEvent.ERASURE_APPROVED;
import static codev.infra.securitylog.SecurityEvent.ERASURE_CANCELLED;
import static codev.infra.securitylog.SecurityEvent.ERASURE_DECLINED;
import static codev.infra.securitylog.SecurityEvent.ERASURE_REQUESTED;
import static codev.infra.securitylog.SecurityEvent.KEY_DESTROYED;
import static codev.infra.securitylog.SecurityEvent.PERSON_ERASED;

import codev.infra.projections.ReadModels;
import codev.infra.securitylog.SecurityEvent;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.securityrecord.SecurityLogDraft;
import codev.infra.web.securityrecord.ServiceSecurityLog;
import codev.infra.web.securityrecord.ServiceSecurityLog.PersonNames;
import codev.learning.accesslog.OutcomesAccessLogQueries;
import codev.learning.domain.event.PersonEvent;
import codev.learning.domain.event.PersonEvent.ErasureApproved;
import codev.learning.domain.event.PersonEvent.ErasureCancelled;
import codev.learning.domain.event.PersonEvent.ErasureDeclined;
import codev.learning.domain.event.PersonEvent.ErasureRequested;
import codev.learning.domain.event.PersonEvent.PersonErased;
import codev.learning.domain.person.Username;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The security log of this service: refusals, exports, keys, and the stages of erasures. */
@Configuration(proxyBeanMethods = false)
class LearningSecurityLogConfiguration {
  private static final List<SecurityEvent> KINDS =
      List.of(
          ERASURE_REQUESTED,
          ERASURE_APPROVED,
          ERASURE_DECLINED,
          ERASURE_CANCELLED,
          PERSON_ERASED,
          KEY_DESTROYED);

  private record ViewerNames(OutcomesAccessLogQueries viewers, UsernameSpelling spelling)
      implements PersonNames {
    @Override
    public Map<String, String> of(List<String> usernames) {
      return viewers.displayNames(usernames);
    }

    @Override
    public List<String> named(String name) {
      return viewers.named(name);
    }

    @Override
    public String recordedSpelling(String username) {
      return spelling.of(username);
    }
  }

  @Bean
  ServiceSecurityLog securityLog(
      ReadModels views,
      ZoneId zone,
      MessageSource texts,
      OutcomesAccessLogQueries viewers,
      UsernameSpelling spelling) {
    return new ServiceSecurityLog(
        views,
        zone,
        texts,
        new ViewerNames(viewers, spelling),
        KINDS,
        LearningSecurityLogConfiguration::line);
  }

  private static Optional<SecurityLogDraft> line(Object event) {
    return switch (event) {
      case ErasureRequested e -> line(ERASURE_REQUESTED, e, e.request(), e.at(), e.by());
      case ErasureApproved e -> line(ERASURE_APPROVED, e, e.request(), e.at(), null);
      case ErasureDeclined e -> line(ERASURE_DECLINED, e, e.request(), e.at(), null);
      case ErasureCancelled e -> line(ERASURE_CANCELLED, e, e.request(), e.at(), e.by());
      case PersonErased e -> line(PERSON_ERASED, e, e.person(), e.at(), e.by());
      default -> Optional.empty();
    };
  }

  private static Optional<SecurityLogDraft> line(
      SecurityEvent kind, PersonEvent event, Object subject, Instant at, @Nullable Username by) {
    return Optional.of(
        SecurityLogDraft.of(
            kind, subject, at, by == null ? null : by.value(), event.person().value()));
  }
}
