package codev.session.accesslog;

import codev.infra.securitylog.SecurityEvent;
import codev.infra.securitylog.SecurityLogEntry;
import codev.infra.web.securitylog.SecurityEntrySource;
import codev.session.domain.accesslog.WordsAccessEvent.WordsOpened;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Entries of the security log for words that were opened. */
@Component
class WordsSecurityEntries implements SecurityEntrySource {
  @Override
  public Optional<SecurityLogEntry> of(Object event) {
    return event instanceof WordsOpened opened
        ? Optional.of(
            SecurityLogEntry.of(SecurityEvent.WORDS_OPENED)
                .with("person", opened.reader())
                .with("session", opened.session())
                .with("relation", opened.relation())
                .with("on", opened.on()))
        : Optional.empty();
  }
}
