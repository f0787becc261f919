package codev.group.voices;

import codev.group.domain.GroupId;
import codev.group.domain.Username;
import codev.infra.confidentiality.Seals;
import codev.infra.pages.Who;
import java.time.InstantSource;
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

  public Voice of(Who who, GroupId group) {
    return new Voice(group, new Username(who.username()), clock.instant(), seals);
  }
}
