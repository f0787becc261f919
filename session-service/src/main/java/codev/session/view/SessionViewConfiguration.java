package codev.session.view;

import codev.infra.projections.Projection;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.session.domain.SessionEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Projects {@link SessionView}, one document for each session. */
@Configuration
class SessionViewConfiguration {
  @Bean
  ReadModel<SessionView> sessionView(ReadModels views) {
    return views.project(
        Projection.of("board", SessionEvent.class, SessionView.class)
            .version(28)
            .by(e -> e.session().toString())
            .ofAggregate("Session")
            .foldRecorded(
                (_, before, recorded) ->
                    SessionView.after(
                        before, recorded.event(), recorded.sequence(), recorded.position())));
  }
}
