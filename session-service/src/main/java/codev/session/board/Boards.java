package codev.session.board;

import codev.infra.eventstore.Recorded;
import codev.infra.views.Projection;
import codev.infra.views.View;
import codev.infra.views.Views;
import codev.session.domain.SessionEvent;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps {@link Board}, one document a session. */
@Configuration
class Boards implements Projection<SessionEvent, Board> {
  @Bean
  View<Board> boardView(Views views) {
    return views.project(this);
  }

  @Override
  public String view() {
    return "board";
  }

  @Override
  public int version() {
    return 5;
  }

  @Override
  public Class<SessionEvent> folds() {
    return SessionEvent.class;
  }

  @Override
  public Class<Board> shape() {
    return Board.class;
  }

  @Override
  public Stream<String> touches(SessionEvent event) {
    return Stream.of(event.session().toString());
  }

  @Override
  public @Nullable Board fold(String id, @Nullable Board before, Recorded<SessionEvent> recorded) {
    return Board.after(before, recorded.event(), recorded.sequence(), recorded.position());
  }
}
