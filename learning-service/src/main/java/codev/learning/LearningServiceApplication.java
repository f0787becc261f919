package codev.learning;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The learning service: what participants take away from sessions, and the outcomes of programmes.
 */
@SpringBootApplication
public class LearningServiceApplication {
  public static void main(String[] args) {
    SpringApplication.run(LearningServiceApplication.class, args);
  }
}
