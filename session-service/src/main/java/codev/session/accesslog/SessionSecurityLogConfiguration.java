package codev.session.accesslog;

import codev.infra.projections.ReadModels;
import codev.infra.securitylog.SecurityEvent;
import codev.infra.web.securityrecord.SecurityLogDraft;
import codev.infra.web.securityrecord.ServiceSecurityLog;
import codev.session.domain.accesslog.WordsAccessEvent.WordsOpened;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The security log of this service: refusals, exports, and words that were opened. */
@Configuration(proxyBeanMethods = false)
class SessionSecurityLogConfiguration {
  @Bean
  ServiceSecurityLog securityLog(
      ReadModels views, ZoneId zone, MessageSource texts, ReaderNames people) {
    return new ServiceSecurityLog(
        views,
        zone,
        texts,
        people,
        List.of(SecurityEvent.WORDS_OPENED),
        SessionSecurityLogConfiguration::line);
  }

  private static Optional<SecurityLogDraft> line(Object event) {
    return event instanceof WordsOpened e
        ? Optional.of(
            new SecurityLogDraft(
                SecurityEvent.WORDS_OPENED,
                e.session() + "/" + e.reader() + "/" + e.on(),
                e.at(),
                e.reader().value(),
                e.reader().value(),
                e.session().value()))
        : Optional.empty();
  }
}
