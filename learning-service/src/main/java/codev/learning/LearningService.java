package codev.learning;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** One service: what the sessions leave behind. */
@SpringBootApplication
public class LearningService {
  public static void main(String[] args) {
    SpringApplication.run(LearningService.class, args);
  }
}
