import { testLives } from '../model/lives.ts';

// Proves what lives.test.ts proves, by other stories.

testLives(4);
