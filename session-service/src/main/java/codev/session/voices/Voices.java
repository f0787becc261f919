package codev.session.voices;

import codev.infra.confidentiality.Seals;
import codev.infra.pages.Who;
import codev.session.domain.SessionId;
import codev.session.domain.Username;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Gives each request its voice. */
@Component
public class Voices {
  private final Seals seals;
  private final InstantSource clock;

  Voices(Seals seals, InstantSource clock) {
    this.seals = seals;
    this.clock = clock;
  }

  public Voice of(Who who, UUID session) {
    return new Voice(new SessionId(session), new Username(who.username()), clock.instant(), seals);
  }
}
